#pragma once

#include "core/result.h"

#include <filesystem>
#include <string_view>

/// What the writers of this layer share; for them alone.
namespace filrouge::platform {

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_{fd} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();
    [[nodiscard]] int get() const { return fd_; }

  private:
    int fd_;
};

/// "`action` PATH: why", the why from `errno`: not_found, unreadable. The hint fits the reason.
Error io_error(std::string_view action, const std::filesystem::path& path);

/// False, with `errno` set, where not all could be written.
bool write_all(int fd, std::string_view bytes);

/// The whole content of a file being made, down to the disk.
bool fill(int fd, std::string_view bytes);

} // namespace filrouge::platform
