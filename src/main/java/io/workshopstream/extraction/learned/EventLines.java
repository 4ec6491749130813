package io.workshopstream.extraction.learned;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.reading.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which visible lines of a page tell of an event: those that its claims rest on. */
final class EventLines {

  /** What tells one event from another. */
  private static final Set<Field> WHEN = EnumSet.of(Field.DATE, Field.TIME, Field.START);

  private static final Set<Field> TELLING =
      EnumSet.of(Field.NAME, Field.DATE, Field.TIME, Field.START);

  private static final int SHORTEST = 3;

  private final Reading page;
  private final Map<String, List<Line>> places = new HashMap<>();
  private final List<String> plain = new ArrayList<>();
  private final Map<String, Set<Integer>> known = new HashMap<>();

  EventLines(Reading page) {
    this.page = page;
    for (Line line : page.outline().lines()) {
      places.computeIfAbsent(line.place(), unused -> new ArrayList<>()).add(line);
      plain.add(plain(line.text()));
    }
  }

  /** The lines of each claim that tells one event from another, as far as it has any. */
  List<Set<Integer>> of(List<Claim> claims) {
    return claims.stream()
        .filter(claim -> TELLING.contains(claim.field()))
        .map(this::of)
        .filter(found -> !found.isEmpty())
        .toList();
  }

  /** The lines that say when, or, where none does, those that name it. */
  Set<Integer> anchors(List<Claim> claims) {
    Set<Integer> anchors = union(claims, WHEN);
    return anchors.isEmpty() ? union(claims, EnumSet.of(Field.NAME)) : anchors;
  }

  /** All lines that tell of an event. */
  Set<Integer> all(List<Claim> claims) {
    return union(claims, TELLING);
  }

  private Set<Integer> union(List<Claim> claims, Set<Field> fields) {
    Set<Integer> all = new HashSet<>();
    claims.stream()
        .filter(claim -> fields.contains(claim.field()))
        .forEach(claim -> all.addAll(of(claim)));
    return all;
  }

  private Set<Integer> of(Claim claim) {
    return known.computeIfAbsent(
        claim.place() + "\n" + claim.words(), unused -> found(claim.place(), plain(claim.words())));
  }

  /** The lines at the place with the words; else, wherever they are, those with the words. */
  private Set<Integer> found(String place, String words) {
    Set<Integer> found = new HashSet<>();
    List<Line> there = places.getOrDefault(place, List.of());
    for (Line line : page.budget().metered(there)) {
      if (there.size() == 1 || plain.get(line.index()).contains(words)) {
        found.add(line.index());
      }
    }
    if (found.isEmpty() && words.length() >= SHORTEST) {
      for (int at = 0; at < plain.size(); at++) {
        page.budget().spend(1);
        if (plain.get(at).contains(words)) {
          found.add(at);
        }
      }
    }
    return found;
  }

  private static String plain(String words) {
    return words.toLowerCase(Locale.ROOT).strip();
  }

  /** The record that most of an event's claims stand in; empty when several are as good. */
  Optional<Piece> pieceOf(List<Claim> claims, List<Piece> pieces) {
    List<Set<Integer>> told = of(claims);
    int best = 0;
    List<Piece> found = new ArrayList<>();
    for (Piece piece : told.isEmpty() ? List.<Piece>of() : page.budget().metered(pieces)) {
      int score = (int) told.stream().filter(piece::holdsAny).count();
      if (score > best) {
        best = score;
        found.clear();
      }
      if (score == best && score > 0) {
        found.add(piece);
      }
    }
    return innermost(found);
  }

  private static Optional<Piece> innermost(List<Piece> found) {
    return found.stream()
        .filter(one -> found.stream().allMatch(other -> other.lines().containsAll(one.lines())))
        .findFirst();
  }
}
