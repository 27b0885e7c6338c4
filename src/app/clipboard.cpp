#include "app/clipboard.h"

#include "app/wx_text.h"

#include <wx/clipbrd.h>

namespace filrouge::app {

void copy_to_clipboard(const std::string& text) {
    const wxClipboardLocker lock;
    if (!lock) return; // another program has it
    wxTheClipboard->SetData(new wxTextDataObject{to_wx(text)});
}

} // namespace filrouge::app
