using Microsoft.AspNetCore.Identity;

namespace Identity.Accounts;

/// <summary>How a person signs in: a name, a password, passkeys. Its id is the person's id in the register.</summary>
/// <remarks>No address and no telephone: the house knows people by role.</remarks>
public sealed class Account : IdentityUser<Guid>;
