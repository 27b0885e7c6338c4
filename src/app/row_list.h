#pragma once

#include <wx/listctrl.h>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace filrouge::app {

/// A list of which only the rows in sight are asked for, so that it may be as long as it likes.
class RowList : public wxListView {
  public:
    struct Column {
        std::string title; ///< as the user reads it
        int width;         ///< in pixels of 96 dpi
        wxListColumnFormat format = wxLIST_FORMAT_LEFT;
    };
    RowList(wxWindow* parent, const std::vector<Column>& columns);
    /// Asks anew for what is in sight.
    void show(std::size_t rows);
    void choose_none();

    /// All rows below the titles, as a spreadsheet takes them from the clipboard.
    [[nodiscard]] std::string copied() const;

    std::function<wxString(std::size_t row, long column)> cell; ///< for rows that there are
    std::function<bool(std::size_t row)> is_faint;              ///< none: no row is

  private:
    wxString OnGetItemText(long item, long column) const override;
    wxItemAttr* OnGetItemAttr(long item) const override;

    std::vector<Column> columns_;
    std::size_t rows_ = 0;
    mutable wxItemAttr faint_;
};

} // namespace filrouge::app
