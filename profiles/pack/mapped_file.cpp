#include "pack/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "package/messages.hpp"

namespace kakehashi::profiles {

fhir::Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string& path) {
    const auto not_found = [&path] {
        return fhir::fail(fhir::IssueType::not_found, package_messages::kNotFound, path, {path});
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return not_found();
    struct stat status = {};
    const bool is_file = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    const auto size = is_file ? static_cast<std::size_t>(status.st_size) : 0;
    void* begin = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (!is_file || begin == MAP_FAILED) return not_found();
    return std::shared_ptr<const MappedFile>(new MappedFile(begin, size));
}

MappedFile::~MappedFile() {
    if (begin_ != nullptr) ::munmap(begin_, size_);
}

}  // namespace kakehashi::profiles
