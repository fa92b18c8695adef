#pragma once

// The templates of element.hpp.
#include "kakehashi/fhir/element.hpp"
