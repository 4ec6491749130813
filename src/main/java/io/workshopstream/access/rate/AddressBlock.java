package io.workshopstream.access.rate;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;

/** What counts as one address: in IPv6 the 64 leading bits, for the rest is anybody's to choose. */
final class AddressBlock {

  private static final int NETWORK_BITS = 64;

  private AddressBlock() {}

  static String of(String address) {
    IPAddress read = new IPAddressString(address).getAddress();
    if (read == null || !read.isIPv6()) {
      return address;
    }
    return read.toIPv6().isIPv4Mapped()
        ? read.toIPv6().getEmbeddedIPv4Address().toCanonicalString()
        : read.withoutPrefixLength().toPrefixBlock(NETWORK_BITS).toCanonicalString();
  }
}
