#include "japan/embedded.hpp"

namespace kakehashi::profiles {

std::span<const EmbeddedResource> japanese_resources() { return {}; }

}  // namespace kakehashi::profiles
