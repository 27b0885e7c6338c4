#include "app/sources/table_preview.h"

#include "app/logic/attributes_grid.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"

#include <wx/msgdlg.h>

namespace filrouge::app {
namespace {

// A message has no scroll bar.
constexpr CpCount longest_list{400};

std::string listed(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return shortened(text, longest_list);
}

void add_line(std::string& text, const std::string& line) {
    text += (text.empty() ? "" : "\n") + line;
}

} // namespace

std::string describe_import(const workbench::AttributesReport& tried) {
    auto text = tr("Variables: {}", listed(described(tried.variables))) + "\n" +
                plural(tried.values, "{} value", "{} values") + ", " +
                plural(tried.rows, "{} row of somebody known", "{} rows of somebody known");
    if (tried.roles > 0) {
        add_line(text,
                 plural(tried.roles, "{} person with another role", "{} people with another role"));
    }
    if (!tried.unknown.empty()) add_line(text, tr("Not in the project: {}", listed(tried.unknown)));
    return text;
}

std::string describe_import(const workbench::CodebookReport& tried) {
    std::string text;
    if (!tried.added.empty()) {
        add_line(text, plural(tried.added.size(), "{} new code:", "{} new codes:") + " " +
                           listed(tried.added));
    }
    if (!tried.changed.empty()) {
        add_line(text, plural(tried.changed.size(), "{} code changes:", "{} codes change:") + " " +
                           listed(tried.changed));
    }
    if (tried.relations > 0)
        add_line(text, plural(tried.relations, "{} new relation", "{} new relations"));
    return text.empty() ? tr("The project has all of it already.") : text;
}

std::string describe_import(const workbench::CodingsReport& tried) {
    auto text =
        plural(tried.added, "{} new coding", "{} new codings") + ", " + describe_known(tried);
    if (tried.added == 0) return text;
    add_line(text, tr("Coders: {}", listed(tried.coders)));
    add_line(text, tr("Codes: {}", listed(tried.codes)));
    add_line(text, tr("Sources: {}", listed(tried.sources)));
    return text;
}

std::string describe_known(const workbench::CodingsReport& report) {
    auto text = plural(report.already_there, "{} was there", "{} were there");
    if (report.completed > 0) {
        text += ", " + plural(report.completed, "{} takes a memo or weight from the file",
                              "{} take a memo or weight from the file");
    }
    if (report.differing > 0) {
        text += ", " + plural(report.differing, "{} with another memo or weight stays as it is",
                              "{} with another memo or weight stay as they are");
    }
    return text;
}

bool ask_import(wxWindow* parent, const std::string& question, const std::string& effect) {
    wxMessageDialog ask{parent, to_wx(effect), to_wx(question),
                        wxYES_NO | wxYES_DEFAULT | wxICON_QUESTION};
    ask.SetYesNoLabels(tw("Import"), tw("Cancel"));
    return ask.ShowModal() == wxID_YES;
}

} // namespace filrouge::app
