#include "app/coding/code_drag.h"

#include "app/wx_text.h"

#include <wx/dnd.h>

namespace filrouge::app {
namespace {

const std::string prefix = "filrouge-code:";

class CodeDrop : public wxTextDropTarget {
  public:
    explicit CodeDrop(std::function<void(const CodeId&, wxPoint)> on_code)
        : on_code_{std::move(on_code)} {}
    bool OnDropText(wxCoord x, wxCoord y, const wxString& data) override {
        const auto code = parse_dragged_code(to_utf8(data));
        if (code) on_code_(*code, {x, y});
        return code.has_value();
    }

  private:
    std::function<void(const CodeId&, wxPoint)> on_code_;
};

} // namespace

std::string dragged_code(const CodeId& code) {
    return prefix + code.str();
}

std::optional<CodeId> parse_dragged_code(const std::string& text) {
    if (!text.starts_with(prefix)) return {};
    const auto code = CodeId::parse(text.substr(prefix.size()));
    return code ? std::optional<CodeId>{*code} : std::nullopt;
}

void take_codes(wxWindow& window, std::function<void(const CodeId&, wxPoint)> on_code) {
    window.SetDropTarget(new CodeDrop{std::move(on_code)});
}

} // namespace filrouge::app
