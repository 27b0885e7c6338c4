#include "app/sources/report_dialog.h"

#include "app/logic/attributes_grid.h"
#include "app/logic/error_texts.h"
#include "app/logic/import_table.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/html/htmlwin.h>
#include <wx/sizer.h>

namespace filrouge::app {
namespace {

/// A sheet of text with a button to close it.
class Sheet : public wxDialog {
  public:
    Sheet(wxWindow* parent, const wxString& title, const std::string& html, wxSize size)
        : wxDialog{parent,        wxID_ANY,
                   title,         wxDefaultPosition,
                   wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
        auto* page = new wxHtmlWindow{this};
        page->SetStandardFonts(GetFont().GetPointSize(), GetFont().GetFaceName());
        page->SetPage(as_page(html));
        page->SetMinSize(FromDIP(size));
        auto* close = new wxButton{this, wxID_CANCEL, tw("Close")};
        auto* sizer = new wxBoxSizer{wxVERTICAL};
        sizer->Add(page, wxSizerFlags{1}.Expand());
        sizer->Add(close, wxSizerFlags{}.Right().Border(wxALL, FromDIP(8)));
        SetSizerAndFit(sizer);
        CentreOnParent();
        close->SetFocus();
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Destroy(); });
        Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { Destroy(); });
    }
};

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string file_html(const workbench::ImportedFile& file) {
    const auto name = "<b>" + escape_html(file.path.filename().string()) + "</b>";
    const auto red = readable_on(Colour{190, 30, 30}, system_colour(wxSYS_COLOUR_WINDOW)).hex();
    if (file.error) {
        return name + "<br><font color=\"" + red + "\">" +
               escape_html(reason(file.path, *file.error)) + "</font>";
    }
    if (file.already_there)
        return name + "<br>" + escape_html(tr("Already in the project: left out."));
    auto text = plural(file.turns, "{} turn", "{} turns") + " · " + file.format;
    if (!file.encoding.empty()) text += " · " + file.encoding;
    auto html = name + "<br>" + escape_html(text);
    if (!file.speakers.empty()) {
        html += "<br>" + escape_html(tr("Speakers:") + " " + joined(file.speakers));
    }
    for (const auto& warning : file.warnings) {
        html += "<br>⚠ " + escape_html(translate_error_text(warning));
    }
    return html;
}

std::string list_html(const std::string& heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return {};
    auto html = "<p><b>" + escape_html(heading) + "</b>";
    for (const auto& line : lines) html += "<br>" + escape_html(line);
    return html + "</p>";
}

void show_sheet(wxWindow* parent, const char* title, const std::string& html, wxSize size) {
    (new Sheet{parent, tw(title), html, size})->Show();
}

} // namespace

void show_import_report(wxWindow* parent, const workbench::ImportReport& report) {
    auto html = "<p>" +
                escape_html(plural(report.imported(), "{} file imported.", "{} files imported.")) +
                "</p>";
    for (const auto& file : report.files) html += "<p>" + file_html(file) + "</p>";
    std::vector<std::string> skipped;
    for (const auto& path : report.skipped) skipped.push_back(path.filename().string());
    html += list_html(tr("Left out, of a format that cannot be read:"), skipped);
    std::vector<std::string> links;
    for (const auto& path : report.links) links.push_back(path.filename().string());
    html += list_html(tr("Links out of the folder, not followed:"), links);
    show_sheet(parent, "Import report", html, {560, 380});
}

void show_attributes_report(wxWindow* parent, const workbench::AttributesReport& report) {
    auto html =
        "<p>" +
        escape_html(plural(report.values, "{} value taken over.", "{} values taken over.")) +
        "</p>";
    html += list_html(tr("Variables"), described(report.variables));
    html += list_html(tr("Joined"), translate_error_texts(report.merged));
    html += list_html(tr("Not in the project"), report.unknown);
    show_sheet(parent, "Variables", html, {460, 320});
}

void show_text(wxWindow* parent, const std::string& text) {
    show_sheet(parent, "Details", escape_html(text), {640, 400});
}

void show_about(wxWindow* parent) {
    const std::string version = FILROUGE_VERSION;
    const auto html =
        "<h3>Filrouge " + escape_html(version) + "</h3><p>" +
        escape_html(tr("Qualitative coding of focus groups and interviews.")) + "</p><p>" +
        escape_html(tr("Free software under the GNU General Public License, version 3 or later.")) +
        "</p>";
    show_sheet(parent, "About Filrouge", html, {420, 170});
}

void show_keys(wxWindow* parent, const std::vector<Commands::Line>& sheet) {
    std::string html = "<table cellpadding=\"2\">";
    const auto line = [&html](const std::string& label, const std::string& keys) {
        html += "<tr><td>" + escape_html(label) + "&nbsp;&nbsp;&nbsp;</td><td><b>" +
                escape_html(keys) + "</b></td></tr>";
    };
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        const bool title = sheet[i].keys.empty();
        const bool empty = title && (i + 1 == sheet.size() || sheet[i + 1].keys.empty());
        if (empty) continue;
        if (title) {
            html +=
                "<tr><td colspan=\"2\"><br><b>" + escape_html(sheet[i].label) + "</b></td></tr>";
        } else {
            line(sheet[i].label, sheet[i].keys);
        }
    }
    html +=
        "<tr><td colspan=\"2\"><br><b>" + escape_html(tr("In the transcript")) + "</b></td></tr>";
    line(tr("Extend the selection"), tr("Shift+arrows"));
    line(tr("Apply one of the nine last codes"), "1 … 9");
    line(tr("Remove the coding at the caret"), tr("Del"));
    line(tr("Apply the code selected in the codebook"), tr("Enter / double click"));
    show_sheet(parent, "Keyboard", html + "</table>", {480, 560});
}

} // namespace filrouge::app
