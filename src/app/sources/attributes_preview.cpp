#include "app/sources/attributes_preview.h"

#include "app/logic/error_texts.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"

#include <wx/msgdlg.h>

namespace filrouge::app {
namespace {

// A message has no scroll bar.
constexpr CpCount longest_list{400};

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

} // namespace

std::string describe_attributes(const workbench::AttributesReport& tried) {
    auto text = tr("Variables: {}", shortened(joined(tried.variables), longest_list)) + "\n" +
                plural(tried.values, "{} value", "{} values") + ", " +
                plural(tried.rows, "{} row of somebody known", "{} rows of somebody known");
    if (!tried.unknown.empty()) {
        text += "\n" + tr("Not in the project: {}", shortened(joined(tried.unknown), longest_list));
    }
    if (!tried.merged.empty()) {
        text += "\n" + shortened(joined(translate_error_texts(tried.merged)), longest_list);
    }
    return text;
}

bool ask_import_attributes(wxWindow* parent, const workbench::AttributesReport& tried) {
    wxMessageDialog ask{parent, to_wx(describe_attributes(tried)), tw("Import this table?"),
                        wxYES_NO | wxYES_DEFAULT | wxICON_QUESTION};
    ask.SetYesNoLabels(tw("Import"), tw("Cancel"));
    return ask.ShowModal() == wxID_YES;
}

} // namespace filrouge::app
