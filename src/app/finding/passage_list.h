#pragma once

#include "core/ids.h"
#include "core/position.h"
#include "publish/quotes.h"

#include <wx/htmllbox.h>

#include <functional>
#include <string>
#include <vector>

namespace filrouge::app {

/// A passage that can be jumped to.
struct PassageRow {
    std::string html; ///< escaped, without colours
    SourceId source;
    CpSpan span;                 ///< selected on arrival
    std::vector<CpSpan> matches; ///< marked on arrival
    std::string plain;           ///< for Copy
};

/// A quote: `words` (HTML) with its attribution and code below, `foot` (plain) after these, and the
/// memo.
PassageRow quote_row(const publish::Quote& quote, const SourceId& source, CpSpan span,
                     const std::string& words, const std::string& foot = {});
/// The text between quotation marks, as HTML, cut where it is long.
std::string quoted_html(const std::string& text);

/// Passages, one under the other, with bold parts. Click, Enter, or moving with the arrows jumps
/// there; Enter and double click also put the keyboard into the text.
class PassageList : public wxHtmlListBox {
  public:
    explicit PassageList(wxWindow* parent);
    void show(std::vector<PassageRow> rows);
    [[nodiscard]] const std::vector<PassageRow>& rows() const { return rows_; }
    /// Where the keyboard goes when the list is reached from above.
    void focus_first();

    /// As it was chosen before, without going there; wxNOT_FOUND: none.
    void choose_again(int row);
    /// To the next (1) or previous (-1) passage, wherever the keyboard is.
    void step(int by);

    enum class Arrival { look, work };
    std::function<void(const PassageRow&, Arrival)> on_passage;

  private:
    wxString OnGetItem(size_t n) const override;
    wxColour GetSelectedTextColour(const wxColour& usual) const override;
    void go(int row, Arrival arrival);
    std::vector<PassageRow> rows_;
};

} // namespace filrouge::app
