package io.workshopstream.extraction.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.budget.Budgets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DayTablesTest {

  private static String completed(String table) {
    Document document = Jsoup.parse(table);
    DayTables.complete(document.getAllElements(), Budgets.plenty());
    return document.text();
  }

  @Test
  void days_take_the_month_at_the_head_of_their_row() {
    String table =
        """
        <table><tr><td>FEB.</td><td>3</td><td>17</td></tr><tr><td>MAR.</td><td>12</td><td>none</td></tr>
        <tr><td>APR.</td><td>9</td><td>23 - <a href=/a>Agenda</a></td></tr></table>""";
    assertThat(completed(table)).isEqualTo("FEB. 3 FEB. 17 MAR. 12 none APR. 9 APR. 23 - Agenda");
  }

  @Test
  void figures_that_do_not_go_up_beside_months_stay_as_they_are() {
    String rows =
        """
        <table><tr><td>FEB.</td><td>17</td><td>3</td></tr><tr><td>MAR.</td><td>12</td><td>14</td></tr>
        <tr><td>APR.</td><td>9</td><td>9</td></tr></table>""";
    assertThat(completed(rows)).isEqualTo(Jsoup.parse(rows).text());
    String columns =
        """
        <table><tr><th>Town</th><th>February</th><th>March</th><th>April</th></tr>
        <tr><td>North</td><td>27</td><td>24</td><td>12</td></tr><tr><td>South</td><td>28</td><td>21</td><td>40</td></tr>
        </table>""";
    assertThat(completed(columns)).isEqualTo(Jsoup.parse(columns).text());
  }
}
