#include "app/search_box.h"

#include <gtk/gtk.h>

namespace filrouge::app {

void without_search_box(wxDataViewCtrl& list) {
    gtk_tree_view_set_enable_search(GTK_TREE_VIEW(list.GtkGetTreeView()), FALSE);
}

} // namespace filrouge::app
