#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kakehashi::gateway::mllp {

inline constexpr char kStartBlock = '\x0b';
inline constexpr std::string_view kMessageBegin = "\x0bMSH";
inline constexpr std::string_view kEndBlock = "\x1c\x0d";

/// Cuts frames out of a byte stream. Source: MLLP Release 1, block format
class FrameReader {
public:
    explicit FrameReader(std::size_t message_bytes_max) : message_bytes_max_(message_bytes_max) {}

    void append(std::string_view bytes) { pending_.append(bytes); }
    /// The next whole message, without its frame; nullopt when more bytes are needed.
    [[nodiscard]] std::optional<std::string> next();
    /// True while a frame has begun and not ended.
    [[nodiscard]] bool inside_frame() const { return !pending_.empty() && pending_.front() == kStartBlock; }
    [[nodiscard]] bool over_limit() const { return pending_.size() > message_bytes_max_ + 3; }
    /// Bytes outside of any frame that were thrown away so far.
    [[nodiscard]] std::size_t discarded_bytes() const { return discarded_bytes_; }

private:
    std::string pending_;
    std::size_t searched_ = 0;  // the end block is not before this place
    std::size_t message_bytes_max_;
    std::size_t discarded_bytes_ = 0;
};

inline std::optional<std::string> FrameReader::next() {
    const auto start = pending_.find(kStartBlock);
    if (start != 0) {
        discarded_bytes_ += start == std::string::npos ? pending_.size() : start;
        pending_.erase(0, start);
        searched_ = 0;
    }
    // A lone 0x1C can be inside a message (a trailing byte of an old file): only 0x1C 0x0D ends it.
    const auto end = pending_.find(kEndBlock, searched_);
    if (end == std::string::npos) {
        searched_ = pending_.size() > 1 ? pending_.size() - 1 : 0;
        return std::nullopt;
    }
    // A frame that was cut (the sender began anew on the same connection) must not run together with the next: what
    // stands before the last beginning of a message was never whole. A 0x0B alone can be text (a soft line break).
    const auto restart = pending_.rfind(kMessageBegin, end);
    const auto begin = restart == std::string::npos ? 0 : restart;
    discarded_bytes_ += begin;
    std::string message = pending_.substr(begin + 1, end - begin - 1);
    pending_.erase(0, end + kEndBlock.size());
    searched_ = 0;
    return message;
}

}  // namespace kakehashi::gateway::mllp
