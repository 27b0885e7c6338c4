#include "store/child.h"

#include <csignal>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace filrouge::test {

void Pipe::say(const std::string& line) const {
    const auto bytes = line + "\n";
    if (::write(end_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) ::_exit(2);
}

Child::Child(const std::function<void(Pipe&)>& work) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error{"no pipe"};
    process_ = ::fork();
    if (process_ < 0) throw std::runtime_error{"no child"};
    if (process_ == 0) {
        // Catch's handlers would report the parent's test a second time.
        for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGTERM}) std::signal(signal, SIG_DFL);
        ::close(ends[0]);
        Pipe pipe{ends[1]};
        try {
            work(pipe);
        } catch (...) {
            ::_exit(1);
        }
        ::_exit(0); // the parent's objects are not ours to destroy
    }
    ::close(ends[1]);
    end_ = ends[0];
}

Child::~Child() {
    kill();
    ::close(end_);
}

std::string Child::hear() {
    for (;;) {
        if (const auto end = buffer_.find('\n'); end != std::string::npos) {
            auto line = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            return line;
        }
        char bytes[4096];
        const auto count = ::read(end_, bytes, sizeof bytes);
        if (count <= 0) return {};
        buffer_.append(bytes, static_cast<std::size_t>(count));
    }
}

void Child::kill() {
    if (process_ > 0) ::kill(process_, SIGKILL);
    wait();
}

void Child::wait() {
    if (process_ > 0) ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

void give_up_rights() {
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && ::seteuid(nobody) != 0) ::_exit(3);
}

} // namespace filrouge::test
