#pragma once

#include <wx/dataview.h>

namespace filrouge::app {

/// GTK opens a box for searching over any list in which one types. Ours have a field for that.
void without_search_box(wxDataViewCtrl& list);

} // namespace filrouge::app
