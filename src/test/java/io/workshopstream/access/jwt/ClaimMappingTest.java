package io.workshopstream.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import io.workshopstream.access.identity.IssuedCaller;
import io.workshopstream.access.identity.Role;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer's claims are worth here. */
class ClaimMappingTest {

  private static final Map<Role, Set<String>> WORDS =
      Map.of(
          Role.VIEWER, Set.of("workshop-viewer"),
          Role.OPERATOR, Set.of("workshop-operator", "staff"),
          Role.ADMIN, Set.of("workshop-admin"));

  private static ClaimMapping mapping(String roles, @Nullable String studios) {
    return new ClaimMapping(
        new ClaimPath(roles), WORDS, studios == null ? null : new ClaimPath(studios));
  }

  private static JWTClaimsSet claims(String json) {
    try {
      String subject = json.contains("'sub'") ? "" : "'sub':'4711',";
      return JWTClaimsSet.parse(("{'iss':'i'," + subject + json + "}").replace('\'', '"'));
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static IssuedCaller caller(ClaimMapping mapping, String json)
      throws RejectedJwtException {
    return mapping.caller(claims(json), null);
  }

  private static JwtRejection rejection(ClaimMapping mapping, String json) {
    return catchThrowableOfType(RejectedJwtException.class, () -> caller(mapping, json)).reason();
  }

  // ---- Roles

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups                    | 'groups':['all','workshop-viewer']              | VIEWER",
        "groups                    | 'groups':['workshop-viewer','workshop-admin']   | ADMIN",
        "groups                    | 'groups':'staff'                                | OPERATOR",
        "realm_access/roles        | 'realm_access':{'roles':['workshop-operator']}  | OPERATOR",
        "a/b/c                     | 'a':{'b':{'c':['workshop-admin']}}              | ADMIN",
        "https://example.org/roles | 'https://example.org/roles':['workshop-viewer'] | VIEWER",
        "scope                     | 'scope':'openid staff'                          | OPERATOR",
      })
  void a_role_is_found_wherever_the_claim_is(String claim, String json, Role role)
      throws RejectedJwtException {
    assertThat(caller(mapping(claim, null), json).role()).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups             | 'other':['workshop-admin']",
        "groups             | 'groups':[]",
        "groups             | 'groups':['Workshop-Admin']",
        "groups             | 'groups':['admin']",
        "groups             | 'groups':'not workshop-admin'",
        "groups             | 'groups':['x workshop-admin']",
        "groups             | 'groups':{'workshop-admin':true}",
        "groups             | 'groups':[['workshop-admin']]",
        "groups             | 'groups':[1,null,true]",
        "groups             | 'groups':null",
        "realm_access/roles | 'realm_access':['roles','workshop-admin']",
        "realm_access/roles | 'realm_access':'workshop-admin'",
        "realm_access/roles | 'roles':['workshop-admin']",
      })
  void a_role_that_no_claim_gives_is_not_given(String claim, String json) {
    assertThat(rejection(mapping(claim, null), json)).isEqualTo(JwtRejection.ROLE);
  }

  // ---- Studios

  @Test
  void without_a_claim_of_studios_a_caller_is_for_all_of_them() throws RejectedJwtException {
    assertThat(caller(mapping("groups", null), "'groups':'staff','studios':['a']").studios())
        .isEmpty();
  }

  @Test
  void studios_are_those_of_the_claim() throws RejectedJwtException {
    String json = "'groups':'staff','studios':['vins.dance.co','manifestbytmn']";

    assertThat(caller(mapping("groups", "studios"), json).studios())
        .containsExactlyInAnyOrder("vins.dance.co", "manifestbytmn");
    assertThat(caller(mapping("groups", "studios"), "'groups':'staff','studios':'*'").studios())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'x':1",
        "'studios':[]",
        "'studios':''",
        "'studios':null",
        "'studios':[1]",
        "'studios':['a b']",
        "'studios':['a\\nb']",
        "'studios':['A']",
        "'studios':{'a':1}"
      })
  void a_claim_that_names_no_studio_is_not_taken_for_all_of_them(String json) {
    assertThat(rejection(mapping("groups", "studios"), "'groups':'staff'," + json))
        .isEqualTo(JwtRejection.STUDIOS);
  }

  @Test
  void an_admin_is_for_all_studios() throws RejectedJwtException {
    String json = "'groups':'workshop-admin','studios':['a']";

    assertThat(caller(mapping("groups", "studios"), json).studios()).isEmpty();
  }

  // ---- Names

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'upn':'a','preferred_username':'b' | a",
        "'preferred_username':'b'           | b",
        "'preferred_username':' '           | 4711",
        "'preferred_username':7             | 4711",
        "'x':1                              | 4711",
        "'upn':'a\\nb\\u202ec'              | a b c",
      })
  void a_caller_is_called_as_microprofile_has_it(String json, String name)
      throws RejectedJwtException {
    IssuedCaller caller = caller(mapping("groups", null), "'groups':'staff'," + json);

    assertThat(caller.name()).isEqualTo(name);
    assertThat(caller.subject()).isEqualTo("4711");
  }

  @Test
  void a_name_is_cut_and_a_subject_that_is_too_long_refused() throws RejectedJwtException {
    String name = "'groups':'staff','upn':'" + "n".repeat(5000) + "'";

    assertThat(caller(mapping("groups", null), name).name()).hasSize(100);
    assertThat(
            rejection(mapping("groups", null), "'groups':'staff','sub':'" + "s".repeat(256) + "'"))
        .isEqualTo(JwtRejection.SUBJECT);
    assertThat(rejection(mapping("groups", null), "'groups':'staff','sub':'a\\nb'"))
        .isEqualTo(JwtRejection.SUBJECT);
  }

  @Test
  void a_caller_is_told_from_others_by_subject_and_not_by_name() throws RejectedJwtException {
    ClaimMapping mapping = mapping("groups", null);
    String key = caller(mapping, "'groups':'staff','upn':'Ada'").key();

    assertThat(caller(mapping, "'groups':'workshop-viewer','upn':'Ada L.'").key()).isEqualTo(key);
    assertThat(caller(mapping, "'groups':'staff','upn':'Ada','sub':'2'").key()).isNotEqualTo(key);
    assertThat(key).hasSize(32);
  }

  @Test
  void what_is_stored_of_a_caller_is_read_back() throws RejectedJwtException {
    String json = "'groups':'staff','studios':['b','a'],'upn':'Ada: \\t {x}'";
    IssuedCaller caller = caller(mapping("groups", "studios"), json);

    assertThat(IssuedCaller.parse(caller.stored())).isEqualTo(caller);
  }
}
