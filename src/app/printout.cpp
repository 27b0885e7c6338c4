#include "app/printout.h"

#include "app/wx_text.h"
#include "publish/print_layout.h"

#include <wx/dc.h>
#include <wx/print.h>
#include <wx/printdlg.h>

#include <memory>
#include <optional>

namespace filrouge::app {
namespace {

constexpr double points_per_millimetre = 72 / 25.4;

/// The pages of a coded transcript, laid out for the paper that was chosen.
class TranscriptPrintout : public wxPrintout {
  public:
    explicit TranscriptPrintout(publish::CodedTranscript transcript)
        : wxPrintout{to_wx(transcript.source)}, transcript_{std::move(transcript)} {}

  private:
    void OnPreparePrinting() override {
        int width = 0;
        int height = 0;
        GetPageSizeMM(&width, &height);
        publish::PageFormat format;
        if (width > 0 && height > 0) {
            format.width = width * points_per_millimetre;
            format.height = height * points_per_millimetre;
        }
        layout_.emplace(std::move(transcript_), format);
    }
    bool HasPage(int page) override {
        return layout_ && page >= 1 && static_cast<std::size_t>(page) <= layout_->pages();
    }
    void GetPageInfo(int* first, int* last, int* from, int* to) override {
        *first = *from = 1;
        *last = *to = layout_ ? static_cast<int>(layout_->pages()) : 1;
    }
    bool OnPrintPage(int page) override {
        auto* cr = static_cast<cairo_t*>(GetDC()->GetImpl()->GetCairoContext());
        if (cr == nullptr || !HasPage(page)) return false;
        layout_->draw_page(cr, static_cast<std::size_t>(page) - 1);
        return true;
    }

    publish::CodedTranscript transcript_;
    std::optional<publish::PrintLayout> layout_;
};

} // namespace

Result<void> print(wxWindow& parent, publish::CodedTranscript transcript) {
    wxPrintDialogData data;
    data.EnableSelection(false);
    wxPrinter printer{&data};
    TranscriptPrintout printout{std::move(transcript)};
    if (printer.Print(&parent, &printout, true)) return {};
    if (wxPrinter::GetLastError() == wxPRINTER_CANCELLED) return {};
    return Error{ErrorCode::failed, tr("Nothing could be printed"),
                 tr("Save it as PDF instead: menu File")};
}

} // namespace filrouge::app
