package io.workshopstream.advice;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;

/** The form that the model's answer has to have. */
final class AnswerSchema {

  /** Strict: every field is there, and no other. */
  static final ResponseFormat FORMAT =
      ResponseFormat.builder()
          .type(ResponseFormatType.JSON)
          .jsonSchema(JsonSchema.builder().name("workshops").rootElement(root()).build())
          .build();

  private AnswerSchema() {}

  private static JsonObjectSchema root() {
    return JsonObjectSchema.builder()
        .addProperty("events", listOf(event()))
        .required("events")
        .additionalProperties(false)
        .build();
  }

  private static JsonObjectSchema event() {
    return JsonObjectSchema.builder()
        .addStringProperty("name", "what the event is called")
        .addStringProperty("song", "the song that is danced to")
        .addStringProperty("place", "where it takes place")
        .addProperty("artists", listOf(words("the name of one who teaches")))
        .addProperty("dates", listOf(words("the words that name one day")))
        .addProperty("times", listOf(words("the words that name start and end")))
        .addProperty("prices", listOf(price()))
        .required("name", "song", "place", "artists", "dates", "times", "prices")
        .additionalProperties(false)
        .build();
  }

  private static JsonObjectSchema price() {
    return JsonObjectSchema.builder()
        .addStringProperty("amount", "the amount with its currency")
        .addStringProperty("label", "what distinguishes it from other prices")
        .required("amount", "label")
        .additionalProperties(false)
        .build();
  }

  private static JsonStringSchema words(String description) {
    return JsonStringSchema.builder().description(description).build();
  }

  private static JsonArraySchema listOf(JsonSchemaElement element) {
    return JsonArraySchema.builder().items(element).build();
  }
}
