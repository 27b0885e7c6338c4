#include "app/coding/code_drag.h"

#include "app/wx_text.h"

#include <wx/dnd.h>

namespace filrouge::app {
namespace {

const std::string prefix = "filrouge-code:";

class TextDrop : public wxTextDropTarget {
  public:
    explicit TextDrop(std::function<bool(const std::string&, wxPoint)> take)
        : take_{std::move(take)} {}
    bool OnDropText(wxCoord x, wxCoord y, const wxString& data) override {
        return take_(to_utf8(data), {x, y});
    }

  private:
    std::function<bool(const std::string&, wxPoint)> take_;
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

void take_text(wxWindow& window, std::function<void(const std::string&, wxPoint)> on_text) {
    window.SetDropTarget(
        new TextDrop{[on_text = std::move(on_text)](const std::string& text, wxPoint point) {
            on_text(text, point);
            return true;
        }});
}

void take_codes(wxWindow& window, std::function<void(const CodeId&, wxPoint)> on_code) {
    window.SetDropTarget(
        new TextDrop{[on_code = std::move(on_code)](const std::string& text, wxPoint point) {
            const auto code = parse_dragged_code(text);
            if (code) on_code(*code, point);
            return code.has_value();
        }});
}

} // namespace filrouge::app
