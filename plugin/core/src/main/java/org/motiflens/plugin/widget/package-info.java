/**
 * What panes are made of: parts with dividers, rows of buttons that break, text that wraps, fonts,
 * colours, and what people do with tables. Plain Swing; nothing here knows models or what a pane is
 * for.
 */
package org.motiflens.plugin.widget;
