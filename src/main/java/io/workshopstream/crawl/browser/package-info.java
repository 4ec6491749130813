/** Pages whose scripts run in a browser, by WebDriver. */
@NullMarked
package io.workshopstream.crawl.browser;

import org.jspecify.annotations.NullMarked;
