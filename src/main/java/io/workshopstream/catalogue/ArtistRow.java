package io.workshopstream.catalogue;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An artist in the database; never leaves this room. */
@Entity
@Table(name = "artist")
class ArtistRow {

  @Id
  @Column(name = "artist_id", length = Columns.ARTIST)
  private String id = "";

  @Column(name = "artist_name", length = Columns.ARTIST)
  private String name = "";

  @Column(name = "image_url", length = Columns.LINK)
  private @Nullable String imageUrl;

  @Column(name = "instagram_link", length = Columns.LINK)
  private @Nullable String instagramLink;

  @ElementCollection
  @CollectionTable(name = "artist_alias", joinColumns = @JoinColumn(name = "artist_id"))
  @Column(name = "alias", length = Columns.ARTIST)
  private Set<String> aliases = new TreeSet<>();

  protected ArtistRow() {}

  ArtistRow(Artist artist) {
    id = artist.id();
    name = artist.name();
    imageUrl = artist.imageUrl();
    instagramLink = artist.instagramLink();
    aliases = new TreeSet<>(artist.aliases());
  }

  Artist toArtist() {
    return new Artist(id, name, List.copyOf(aliases), imageUrl, instagramLink);
  }
}
