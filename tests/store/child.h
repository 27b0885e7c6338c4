#pragma once

#include <functional>
#include <string>
#include <sys/types.h>

namespace filrouge::test {

/// What a child process says to its parent, a line at a time.
class Pipe {
  public:
    explicit Pipe(int end) : end_{end} {}
    void say(const std::string& line) const;

  private:
    int end_;
};

/// A process of its own that runs `work` and ends; killed and waited for at the latest when this
/// dies.
class Child {
  public:
    explicit Child(const std::function<void(Pipe&)>& work);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();
    /// The next line; empty where the child has ended.
    std::string hear();
    /// SIGKILL: no destructor runs.
    void kill();
    void wait();

  private:
    pid_t process_ = -1;
    int end_ = -1;
    std::string buffer_;
};

/// For a child: a user whom permissions hold back, as tests may run as root.
void give_up_rights();

} // namespace filrouge::test
