#include "kakehashi/profiles/validator.hpp"
