package io.workshopstream.access.identity;

import jakarta.security.enterprise.CallerPrincipal;
import java.security.Principal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls, and what they may do. */
public final class ApiCaller extends CallerPrincipal {

  private static final long serialVersionUID = 1L;

  private final Role role;
  private final Set<String> studios;
  private final @Nullable String token;
  private final @Nullable IssuedCaller issued;
  private final @Nullable String session;

  private ApiCaller(
      String name,
      Role role,
      Set<String> studios,
      @Nullable String token,
      @Nullable IssuedCaller issued,
      @Nullable String session) {
    super(name);
    this.role = role;
    this.studios = studios;
    this.token = token;
    this.issued = issued;
    this.session = session;
  }

  /** Somebody without a credential who may do everything, because none is configured. */
  public static ApiCaller trusted(String name) {
    return new ApiCaller(name, Role.ADMIN, Set.of(), null, null, null);
  }

  static ApiCaller of(ApiToken token) {
    return new ApiCaller(token.name(), token.role(), token.studios(), token.id(), null, null);
  }

  /** Somebody whom an issuer vouches for. */
  public static ApiCaller of(IssuedCaller issued) {
    return new ApiCaller(issued.name(), issued.role(), issued.studios(), null, issued, null);
  }

  /**
   * The caller that the container knows.
   *
   * @throws IllegalStateException when it knows none, as behind a route that everybody may call
   */
  public static ApiCaller of(@Nullable Principal principal) {
    if (principal instanceof ApiCaller caller) {
      return caller;
    }
    throw new IllegalStateException("nobody was let in");
  }

  /** The same caller, logged in as this session. */
  public ApiCaller inSession(String hash) {
    return new ApiCaller(getName(), role, studios, token, issued, hash);
  }

  /** The same caller, who now may read and watch only. */
  public ApiCaller asViewer() {
    return new ApiCaller(getName(), Role.VIEWER, studios, token, issued, session);
  }

  public Role role() {
    return role;
  }

  /** The studios whose runs the caller sees and starts; empty for all of them. */
  public Set<String> studios() {
    return studios;
  }

  /** Whether the caller may have to do with what concerns all of these studios. */
  public boolean sees(Collection<String> concerned) {
    return studios.isEmpty() || studios.containsAll(concerned);
  }

  /** The id of the token of this server that proves the caller; empty when none does. */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** What an issuer says of the caller; empty when none was asked. */
  public Optional<IssuedCaller> issued() {
    return Optional.ofNullable(issued);
  }

  /** The session by whose cookie the caller is known; empty when no cookie proved them. */
  public Optional<String> session() {
    return Optional.ofNullable(session);
  }
}
