package ruin.cellar;

/** One more than a room may hold, with those below. */
final class Crowd {}

final class Ada {}

final class Bea {}

final class Cleo {}

final class Dora {}

final class Edda {}

final class Fay {}

final class Gro {}

final class Hedda {}

final class Ida {}

final class Juno {}

final class Kaya {}

final class Lea {}

final class Mia {}

final class Nora {}
