#pragma once

#include <cstddef>
#include <string>

namespace filrouge {

/// How long work tells how far it is and learns that it shall stop. May be called from a worker
/// thread; implementations must stand that.
class Progress {
  public:
    virtual ~Progress() = default;
    /// `done` of `total` steps; `what` names the step under way (a file name). Total 0: unknown.
    virtual void step(std::size_t done, std::size_t total, const std::string& what) = 0;
    [[nodiscard]] virtual bool cancelled() const = 0;
};

/// Says nothing, never cancels.
class SilentProgress final : public Progress {
  public:
    void step(std::size_t /*done*/, std::size_t /*total*/, const std::string& /*what*/) override {}
    [[nodiscard]] bool cancelled() const override { return false; }
};

/// For work that nobody waits for.
inline Progress& no_progress() {
    static SilentProgress silent;
    return silent;
}

} // namespace filrouge
