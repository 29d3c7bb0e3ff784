using System.Security.Cryptography;

namespace Compliance.FilingADisclosure;

/// <summary>The key of codes: <c>Disclosures__Key</c>, in base 64, of 32 bytes at least. Without one a key of this process alone is drawn: codes that were given stay good, and only a command that is sent again after a restart is another report.</summary>
sealed class DisclosureKey(IConfiguration configuration)
{
    const int Least = 32;

    public byte[] Value { get; } = configuration["Disclosures:Key"] is { Length: > 0 } given
        ? Convert.FromBase64String(given) is { Length: >= Least } key ? key : throw new InvalidOperationException("Disclosures__Key has 32 bytes at least.")
        : RandomNumberGenerator.GetBytes(Least);
}
