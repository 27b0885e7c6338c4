#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

// `Result<T>`: a value or an `Error`, for whatever ordinary input can cause (`std::expected` is
// C++23).
namespace filrouge {

/// What kind of failure; the command line's exit status follows from it (see `exit_status`).
enum class ErrorCode {
    invalid_input,  ///< the request or the file's content cannot be used
    not_found,      ///< a named source, code, file … does not exist
    already_exists, ///< the name or file is taken
    ambiguous,      ///< a name fits several things
    unreadable,     ///< the file cannot be read or written (permissions, device, locked)
    locked,         ///< another program holds the project
    newer_version,  ///< the project was written by a newer Filrouge
    not_a_project,  ///< the file is something else
    damaged,        ///< the project file is broken
    cancelled,      ///< the user stopped it
    failed,         ///< an outside program or the system failed
};

/// English text, French in the window by `src/app/po/fr.po` (context "error"). `what` says what
/// happened and to which file, `hint` is the sentence the user sees next: what to do.
struct Error {
    ErrorCode code = ErrorCode::failed;
    std::string what;
    std::string hint;

    /// "what. hint" on one line, for the command line and logs.
    [[nodiscard]] std::string message() const { return hint.empty() ? what : what + ". " + hint; }
};

/// A failing world (disk full, damaged database) thrown through code that cannot mend it. Caught in
/// the workbench's edit runner, the background runner and `main`.
class Failure : public std::runtime_error {
  public:
    explicit Failure(Error error) : std::runtime_error{error.message()}, error_{std::move(error)} {}
    [[nodiscard]] const Error& error() const { return error_; }

  private:
    Error error_;
};

template <class T>
class [[nodiscard]] Result {
  public:
    // Implicit on purpose: `return value;` and `return Error{…};` both read well.
    Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    Result(Error error) : state_{std::in_place_index<1>, std::move(error)} {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Needs `ok()`; throws `Failure` otherwise, so that a forgotten check cannot pass unseen.
    [[nodiscard]] const T& value() const& { return checked(*this); }
    [[nodiscard]] T& value() & { return checked(*this); }
    [[nodiscard]] T&& value() && { return std::move(checked(*this)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// Needs `!ok()`.
    [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

  private:
    template <class Self>
    static auto& checked(Self& self) {
        if (!self.ok()) throw Failure{self.error()};
        return std::get<0>(self.state_);
    }
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_{std::move(error)} {}
    [[nodiscard]] bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return *error_; }
    /// Throws `Failure` unless `ok()`.
    void value() const {
        if (error_) throw Failure{*error_};
    }

  private:
    std::optional<Error> error_;
};

} // namespace filrouge
