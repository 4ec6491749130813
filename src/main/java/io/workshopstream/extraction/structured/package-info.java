/**
 * Markup made for machines: JSON-LD, microdata, RDFa, microformats and OpenGraph, all told in the
 * words of schema.org.
 */
@NullMarked
package io.workshopstream.extraction.structured;

import org.jspecify.annotations.NullMarked;
