#include "app/project_desk.h"

// Edits that take longer than a window may hold still.
namespace filrouge::app {

void ProjectDesk::edit(const std::string& title, LongEdit work, std::function<void()> then) {
    if (!can_edit()) return;
    ++writers_;
    background_
        .run(title,
             [bench = bench_.get(), work = std::move(work)](Progress& progress) -> Result<bool> {
                 if (const auto done = work(*bench, progress); !done) return done.error();
                 return true;
             })
        .then(&window_, [this, then = std::move(then)](const Result<bool>& done) {
            written();
            if (done) {
                then();
            } else {
                on_error(done.error());
            }
        });
}

} // namespace filrouge::app
