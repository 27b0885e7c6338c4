#include "app/paint_later.h"

#include <gtk/gtk.h>

namespace filrouge::app {

PaintLater::PaintLater(wxWindow& window) {
    auto* frame = wxGetTopLevelParent(&window);
    if (frame == nullptr || frame->GetHandle() == nullptr) return;
    held_ = gtk_widget_get_window(frame->GetHandle());
    if (held_ == nullptr) return;
    g_object_ref(held_);
    gdk_window_freeze_updates(held_);
}

PaintLater::~PaintLater() {
    if (held_ == nullptr) return;
    gdk_window_thaw_updates(held_);
    g_object_unref(held_);
}

} // namespace filrouge::app
