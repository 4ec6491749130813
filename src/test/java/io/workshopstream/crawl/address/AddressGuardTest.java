package io.workshopstream.crawl.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private static final URI BASE = URI.create("https://studio.example/");

  private static InetAddress literal(String address) throws UnknownHostException {
    return InetAddress.getAllByName(address)[0];
  }

  private static boolean readable(String address) {
    return AddressParser.resolve(BASE, address).flatMap(AddressGuard::readable).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest, true, true",
    "http://127.0.0.1:8080/, true, false",
    "http://[::1]/, true, false",
    "http://2130706433/, true, true",
    "ftp://studio.example/, true, true",
    "http://8.8.8.8/, false, false",
    "http://no-such-name.invalid/, false, false"
  })
  void what_is_out_of_bounds_by_its_spelling_is_known_without_a_question(
      String address, boolean forPublic, boolean forInternal) {
    assertThat(AddressGuard.PUBLIC.forbids(URI.create(address))).isEqualTo(forPublic);
    assertThat(AddressGuard.INTERNAL.forbids(URI.create(address))).isEqualTo(forInternal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "172.15.0.1",
        "172.32.0.1",
        "100.128.0.1",
        "192.0.1.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "64:ff9b::8.8.8.8",
        "2002:0808:0808::1",
        "::ffff:8.8.8.8"
      })
  void a_public_address_is_admitted(String address) throws UnknownHostException {
    assertThat(AddressGuard.PUBLIC.admits(literal(address))).isTrue();
    assertThat(AddressGuard.INTERNAL.admits(literal(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "::1",
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1"
      })
  void a_private_address_is_for_internal_studios_only(String address) throws UnknownHostException {
    assertThat(AddressGuard.PUBLIC.admits(literal(address))).isFalse();
    assertThat(AddressGuard.INTERNAL.admits(literal(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.2.3",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "3fff::1",
        "2001::1",
        "2001:10::1",
        "100::1",
        "::127.0.0.1",
        "64:ff9b:1::1",
        "5f00::1"
      })
  void an_address_of_no_site_is_for_nobody(String address) throws UnknownHostException {
    assertThat(AddressGuard.PUBLIC.admits(literal(address))).isFalse();
    assertThat(AddressGuard.INTERNAL.admits(literal(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254",
        "2002:7f00:1::",
        "2002:0a00:0001::",
        "2002:a9fe:a9fe::1"
      })
  void a_private_address_wrapped_into_a_tunnel_is_for_nobody(String address)
      throws UnknownHostException {
    assertThat(AddressGuard.PUBLIC.admits(literal(address))).isFalse();
    assertThat(AddressGuard.INTERNAL.admits(literal(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://017700000001/",
        "http://127.0.0.01/",
        "http://0/",
        "http://1.2.3.4.5/",
        "http://studio.0x1/",
        "http://127.0.0.1%00/",
        "http://[::1%25lo]/",
        "http://[fe80::1%25eth0]/"
      })
  void an_address_in_disguise_is_not_even_looked_up(String address) {
    assertThat(readable(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://studio.example@10.0.0.1/",
        "http://a:b@studio.example/",
        "http://@studio.example/",
        "https://studio.example\\@10.0.0.1/x@"
      })
  void a_user_name_in_front_of_the_host_fools_nobody(String address) {
    boolean pathOnly = address.contains("\\");
    assertThat(readable(address)).isEqualTo(pathOnly);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://studio.example/",
        "https://studio.example:8443/",
        "http://8.8.8.8/",
        "http://[2606:4700::1111]/",
        "http://my_studio.example/",
        "http://127.0.0.1/",
        "http://xn--bcher-kva.example/",
        "http://4chan.example/",
        "http://1and1.example/"
      })
  void a_plain_host_is_readable(String address) {
    assertThat(readable(address)).isTrue();
  }

  @Test
  void full_width_digits_are_read_as_what_they_mean() throws UnknownHostException {
    URI address =
        AddressParser.resolve(BASE, "http://\uFF11\uFF10.\uFF10.\uFF10.\uFF11/").orElseThrow();
    Origin origin = AddressGuard.readable(address).orElseThrow();
    assertThat(AddressGuard.PUBLIC.admits(literal(origin.host()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "10.9.8.7", "169.254.169.254"})
  void a_name_that_leads_inside_is_refused_when_it_is_looked_up(String host) {
    assertThatThrownBy(
            () ->
                new GuardedDnsResolver(AddressGuard.PUBLIC, SystemDefaultDnsResolver.INSTANCE)
                    .resolve(host))
        .isInstanceOf(AddressGuard.ForbiddenAddressException.class);
  }

  @Property
  void what_the_public_guard_admits_the_internal_one_admits_too(
      @ForAll @Size(4) byte[] four, @ForAll @Size(16) byte[] sixteen) throws UnknownHostException {
    for (byte[] octets : new byte[][] {four, sixteen}) {
      InetAddress address = InetAddress.getByAddress(octets);
      boolean wider = AddressGuard.INTERNAL.admits(address);
      assertThat(wider || !AddressGuard.PUBLIC.admits(address)).isTrue();
    }
  }

  @Property
  void the_guard_admits_nothing_that_java_itself_knows_as_special(@ForAll @Size(4) byte[] octets)
      throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(octets);
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    assertThat(special && AddressGuard.PUBLIC.admits(address)).isFalse();
  }

  @Property
  void no_reference_makes_the_guard_fail(@ForAll String reference) {
    AddressParser.resolve(BASE, "http://" + reference)
        .flatMap(AddressGuard::readable)
        .ifPresent(origin -> assertThat(origin.host()).isNotEmpty());
  }
}
