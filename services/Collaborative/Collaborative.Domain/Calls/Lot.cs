using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Collaborative.Domain.Calls;

/// <summary>A draw that anyone can do again: who is first, second and so on, by hashes of a seed, a public value and the identifier.</summary>
/// <remarks>
/// The ticket of an application is SHA-256 of the text <c>SEED BEACON ID</c>, in UTF-8: the seed and the public value as hexadecimal digits, the identifier
/// as a UUID in lower case, with one space between. The smallest ticket is first. Published format; never altered.
/// The seed is committed to before applications come in, so that whoever draws cannot choose it afterwards; the public value is known only when
/// applications are closed, so that whoever knows the seed cannot know the order before.
/// </remarks>
public static class Lot
{
    const int DigestLength = 64;

    /// <summary>Whether a text is a SHA-256 in lower-case hexadecimal digits.</summary>
    public static bool IsDigest(string? text) => text is { Length: DigestLength } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>What is published before: SHA-256 of the seed's 32 bytes.</summary>
    /// <exception cref="FormatException">The seed is not 64 hexadecimal digits.</exception>
    public static string Commitment(string seed) => Hex(SHA256.HashData(Convert.FromHexString(seed)));

    /// <summary>Whether a seed is the one that was committed to.</summary>
    public static bool Reveals(string seed, string commitment) => IsDigest(seed) && string.Equals(Commitment(seed), commitment, StringComparison.Ordinal);

    /// <summary>The ticket of one application; tickets are compared as texts, by their characters' numbers.</summary>
    public static string Ticket(string seed, string beacon, ApplicationId id) =>
        Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {beacon} {id.Value:D}"))));

    /// <summary>The applications in the order in which they are drawn, however they were listed.</summary>
    public static ImmutableArray<ApplicationId> Order(string seed, string beacon, IEnumerable<ApplicationId> applications) =>
        [.. applications.OrderBy(id => Ticket(seed, beacon, id), StringComparer.Ordinal)];

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
