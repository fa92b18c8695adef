#pragma once

#include <string>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::bundles {

/// A path that grows and shrinks while a tree is walked: one text, no copies on the way.
class Path {
public:
    explicit Path(std::string start) : text_(std::move(start)) {}

    /// Appends for as long as the Step lives.
    class Step {
    public:
        Step(Path& path, std::string_view member) : path_(path), before_(path.text_.size()) {
            if (!path.text_.empty()) path.text_ += '.';
            path.text_ += member;
        }
        Step(Path& path, std::size_t index) : path_(path), before_(path.text_.size()) {
            path.text_.append("[").append(std::to_string(index)).append("]");
        }
        ~Step() { path_.text_.resize(before_); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        Path& path_;
        std::size_t before_;
    };

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// Where the fields of one resource or Bundle are written down.
struct FieldPlace {
    Path path{""};                 ///< in the source
    std::uint32_t text_start = 0;  ///< added to offsets
    std::uint32_t record = 0;      ///< FieldRecord::record
};

/// A record for one value.
void record_value(const kakehashi::fhir::Node& value, FieldFate fate, std::string detail, const FieldPlace& place,
                  Account& account);
/// A record for every value at and below `node`, all with one fate and detail.
void record_all(const kakehashi::fhir::Node& node, FieldFate fate, const std::string& detail, FieldPlace& place,
                Account& account);

}  // namespace kakehashi::mappers::bundles
