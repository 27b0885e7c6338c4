#include "core/project.h"

#include <utility>

// Which codings of a project are in sight.
namespace filrouge {

/// Coders came, went, or bear another name.
void Project::hide_coders() {
    std::set<CoderId> hidden;
    for (const auto& [id, coder] : coders_) {
        if (!coder_filter_.shows(coder.name)) hidden.insert(id);
    }
    if (hidden == hidden_coders_) return;
    hidden_coders_ = std::move(hidden);
    ++sight_;
    if (hidden_coders_.empty()) {
        shown_.reset();
        return;
    }
    shown_.emplace();
    shown_->reserve(all_codings_.size());
    for (std::uint32_t row = 0; row < all_codings_.size(); ++row) {
        const auto& coder = all_codings_.coder_numbers().id(all_codings_.coders()[row]);
        if (shows(coder)) shown_->put(all_codings_.at(row));
    }
}

Change Project::show_coders(const CoderFilter& filter) {
    const auto before = std::exchange(hidden_coders_, {});
    coder_filter_ = filter;
    ++version_;
    shown_.reset();
    ++sight_;
    hide_coders();
    Change change;
    for (std::uint32_t row = 0; row < all_codings_.size(); ++row) {
        const auto& coder = all_codings_.coder_numbers().id(all_codings_.coders()[row]);
        const bool was_shown = !before.contains(coder);
        if (was_shown == shows(coder)) continue;
        auto coding = all_codings_.at(row);
        if (was_shown) {
            change.codings.went.push_back(coding.id);
            change.codings_before.push_back(std::move(coding));
        } else {
            change.codings.came.push_back(std::move(coding));
        }
    }
    return change;
}

Change Project::in_sight(Change change) const {
    if (hidden_coders_.empty()) return change;
    const auto all = std::exchange(change.codings, {});
    const auto before = std::exchange(change.codings_before, {});
    const auto went = all.went.size();
    for (const auto& coding : all.came) {
        if (shows(coding.coder)) change.codings.came.push_back(coding);
    }
    for (std::size_t i = 0; i < went && i < before.size(); ++i) {
        if (!shows(before[i].coder)) continue;
        change.codings.went.push_back(all.went[i]);
        change.codings_before.push_back(before[i]);
    }
    for (std::size_t i = 0; i < all.changed.size(); ++i) {
        const auto& now = all.changed[i];
        const bool told = went + i < before.size();
        const bool was_shown = told && shows(before[went + i].coder);
        if (was_shown && shows(now.coder)) {
            change.codings.changed.push_back(now);
            change.codings_before.push_back(before[went + i]);
        } else if (shows(now.coder)) {
            change.codings.came.push_back(now);
        } else if (was_shown) {
            change.codings.went.push_back(now.id);
            // Before those that changed.
            change.codings_before.insert(
                change.codings_before.begin() +
                    static_cast<std::ptrdiff_t>(change.codings.went.size() - 1),
                before[went + i]);
        }
    }
    return change;
}

} // namespace filrouge
