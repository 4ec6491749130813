package io.workshopstream.extraction;

import io.workshopstream.crawl.page.Page;
import java.util.stream.Stream;

/** Pages that are nothing but one thing, over and over. */
final class HostileShapes {

  private HostileShapes() {}

  static Stream<HostileShape> all() {
    return Stream.of(
        HostileShape.page("<div>5 dec 5pm<b>Rs 500 by Anvi"),
        HostileShape.page("5 Dec<br>"),
        HostileShape.page("<h1>5 Dec 2027</h1><h2>Jam 5 pm</h2>"),
        HostileShape.page(
            "<div itemscope itemtype='http://schema.org/Event' itemref=a id=a><b itemprop=name>x</b></div>"),
        HostileShape.page("<p>Date: 7 Feb 2027</p><p>Time: 5 pm</p>"),
        HostileShape.page("<li>7 Feb 2027 Jam, 5-7 pm, Town Hall"),
        HostileShape.page("<b>12</b><br>OCT<br>2027<br>"),
        HostileShape.page("<p>12 Main Street, Koramangala, Bangalore 560034</p>"),
        HostileShape.page(
            "<div class=vevent><b class=summary>x</b><i class=dtstart>2027-02-07</i>"),
        HostileShape.page(
            "<div typeof=Event><b property=name>x</b><i property=startDate>2027-02-07</i>"),
        HostileShape.page("<span>Pal Pal by Ana</span><span>950</span>"),
        HostileShape.page("<p>Early bird</p><p>Rs 500</p>"),
        HostileShape.page(
            "<script type=application/ld+json>{\"@type\":\"Event\",\"name\":\"Jam\",\"startDate\":\"2027-02-07T17:00\"}</script>"),
        HostileShape.page("lorem ipsum "),
        HostileShape.page(
            "<div class=card><h3>Jam</h3><p>7 Feb 2027, 5-7 pm</p><p>Town Hall</p><p>Rs 500</p></div>"),
        HostileShape.page(
            "<table><tr><th>Time<th>Hall A<th>Hall B<tr><td>5 pm<td>Jam<td>Salsa</table>"),
        HostileShape.page(
            "<table><tr><th>Date<th>Time<th>Name<tr><td>7 Feb<td>5 pm<td>Jam</table>"),
        new HostileShape(
            Page.Kind.HTML,
            "<table><tr><th>Date<th>Time<th>Name",
            "<tr><td>7 Feb<td>5 pm<td>Jam",
            "</table>"),
        HostileShape.page(
            "<h2>7 Feb 2027</h2><table><tr><th>Time<th>Hall A<th>Hall B<tr><td>5 pm<td>Jam<td>Salsa</table>"),
        HostileShape.page("<p>see also</p><a href=/x>y</a>"),
        HostileShape.page("<div>see also"),
        new HostileShape(
            Page.Kind.HTML, "<div class=x>", "<span>Jam by Ana</span><span>950</span>", "</div>"),
        HostileShape.page(
            "<div itemscope itemtype=http://schema.org/Event itemprop=subEvent><b itemprop=name>x</b>"),
        new HostileShape(
            Page.Kind.HTML,
            "<div itemscope itemtype=http://schema.org/Event>",
            "<b itemprop=name>x",
            ""),
        new HostileShape(Page.Kind.HTML, "<div typeof=Event>", "<b property=name>x", ""),
        new HostileShape(Page.Kind.HTML, "<div class=vevent>", "<b class=summary>x", ""),
        new HostileShape(
            Page.Kind.HTML,
            "<script type=application/ld+json>[",
            "{\"@type\":\"Event\",\"name\":\"Jam\",\"startDate\":\"2027-02-07T17:00\",\"location\":{\"name\":\"Hall\"},\"performer\":[{\"name\":\"Ana\"}]},",
            "{}]</script>"),
        new HostileShape(
            Page.Kind.HTML,
            "<script type=application/ld+json>",
            "{\"@type\":\"Event\",\"name\":\"Jam\",\"startDate\":\"2027-02-07T17:00\",\"subEvent\":[",
            ""),
        new HostileShape(
            Page.Kind.HTML,
            "<script type=application/ld+json>{\"@type\":\"Event\",\"name\":\"Jam\",\"startDate\":\"2027-02-07\",\"performer\":[",
            "{\"name\":\"Ana #\"},",
            "{}]}</script>"),
        new HostileShape(
            Page.Kind.HTML,
            "<script type=application/ld+json>{\"@type\":\"Event\",\"name\":\"Jam\",\"eventSchedule\":[",
            "{\"startDate\":\"2027-01-01\",\"repeatFrequency\":\"P1D\",\"repeatCount\":60,\"endDate\":\"2030-01-01\"},",
            "{}]}</script>"),
        new HostileShape(
            Page.Kind.HTML, "<script type=application/ld+json>{\"a\":\"", "\" \"", "</script>"),
        new HostileShape(
            Page.Kind.HTML,
            "<script>x={\"events\":[",
            "{\"title\":\"Jam #\",\"start\":\"2027-02-07T17:00:00Z\",\"price\":500,\"currency\":\"INR\"},",
            "{}]}</script>"),
        new HostileShape(
            Page.Kind.HTML,
            "<script>x={\"title\":\"W\",\"description\":\"d\",\"tickets\":[",
            "{\"title\":\"Jam #\",\"price\":500,\"currency\":\"INR\"},",
            "{}]}</script>"),
        new HostileShape(
            Page.Kind.HTML,
            "<script>x={\"title\":\"W\",\"description\":\"d\"",
            ",\"k#\":[{\"title\":\"Jam #\",\"price\":500,\"currency\":\"INR\"}]",
            "}</script>"),
        new HostileShape(Page.Kind.HTML, "<script>", "x={\"a\":", "</script>"),
        new HostileShape(Page.Kind.HTML, "<script>", "x=\"{\\\"a\\\":'", "</script>"),
        new HostileShape(Page.Kind.HTML, "<script>/", "\\", "</script>"),
        new HostileShape(Page.Kind.HTML, "<script>", "\"/", "</script>"),
        HostileShape.page("<a href=/x#>Jam</a>"),
        HostileShape.page("<a href=\"//x#\">"),
        new HostileShape(Page.Kind.TEXT, "", "5 Dec 5 pm Jam by Ana ", ""),
        new HostileShape(Page.Kind.TEXT, "", "5 Dec 5 pm Jam by Ana\n", ""),
        new HostileShape(Page.Kind.TEXT, "", "Date: 5 Dec\nTime: 5 pm\n", ""),
        new HostileShape(Page.Kind.HTML, "<td>", "<td>1<td>2 Jam<td>3", ""),
        HostileShape.page(
            "<h2>Feb 2027</h2><table><tr><td>1<td>2 Jam<td>3<td>4<td>5<td>6<td>7<td>8<td>9<td>10<td>11<td>12<td>13<td>14<td>15<td>16<td>17<td>18<td>19<td>20<td>21<td>22<td>23<td>24<td>25<td>26<td>27<td>28</table>"),
        HostileShape.page(
            "<a href=\"https://calendar.google.com/calendar/render?action=TEMPLATE&text=Jam#&dates=20270207T170000Z/20270207T180000Z\">x</a>"),
        HostileShape.page("<table><tr><td rowspan=31>7 Feb<td>5 pm<tr><td>x"),
        HostileShape.page(
            "<div><b data-label=Date>7 Feb 2027</b><b data-label=Time>5 pm</b></div>"),
        HostileShape.page("<p data-a#=/x>"),
        HostileShape.page("<meta property=og:title content=x>"),
        new HostileShape(Page.Kind.HTML, "<b>", "<i>7 Feb 2027", ""),
        new HostileShape(Page.Kind.HTML, "<p>", "<b><i>7 Feb", ""),
        HostileShape.page("<a href=/x><table>7 Feb 2027"),
        HostileShape.page("<div class=venue>Hall</div><p>7 Feb 2027 5 pm</p>"),
        HostileShape.page("<p>Book <a href=/b>7 Feb 2027 tickets</a></p>"),
        new HostileShape(
            Page.Kind.JSON,
            "[",
            "{\"@type\":\"Event\",\"name\":\"Jam\",\"startDate\":\"2027-02-07T17:00\"},",
            "{}]"),
        new HostileShape(Page.Kind.JSON, "", "[", ""),
        new HostileShape(Page.Kind.JSON, "{", "\"a#\":{\"b\":1},", "\"z\":1}"),
        HostileShape.page(
            "<div data-props='{\"title\":\"Jam\",\"start\":\"2027-02-07T17:00\",\"xxxxxxxx\":1}'></div>"),
        HostileShape.page(
            "<script>self.__next_f.push([1,\"1a:[{\\\"title\\\":\\\"Jam\\\",\\\"start\\\":\\\"2027-02-07T17:00\\\"}]\\n\"])</script>"),
        new HostileShape(
            Page.Kind.HTML,
            "<script>x={\"events\":[{\"title\":\"Jam\",\"start\":\"2027-02-07T17:00\",\"description\":{\"ops\":[",
            "{\"insert\":\"Date: 7 Feb 2027\\n\"},",
            "{}]}}]}</script>"),
        HostileShape.page("<h2>related events</h2><a href=/x>7 Feb 2027 Jam</a>"),
        HostileShape.page("<nav>7 Feb 2027</nav><footer>Jam</footer>"));
  }
}
