using System.Security.Cryptography;
using System.Text;
using Launcher.Processes;

namespace Launcher;

/// <summary>Passwords and keys of this instance: drawn when first asked for, kept in files that only the owner can read.</summary>
internal sealed class Secrets(Instance instance)
{
    /// <summary>No letter or digit that can be taken for another: people type some of these.</summary>
    const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    const int Length = 32, TypedLength = 16, GroupLength = 4, KeyLength = 32;

    /// <summary>The names of secrets that people type: shorter, in groups.</summary>
    static readonly string[] Typed = ["demonstration-password"];

    /// <summary>The names of keys, which programs read: 32 bytes in base 64.</summary>
    static readonly string[] Keys = ["disclosures-key"];

    public string Get(string name) => System.IO.File.ReadAllText(File(name)).Trim();

    /// <summary>The file that holds the secret of that name.</summary>
    public string File(string name)
    {
        var path = Path.Combine(instance.Secrets, name);
        if (!System.IO.File.Exists(path)) Keep(path, Drawn(name));
        return path;
    }

    static string Drawn(string name) =>
        Typed.Contains(name, StringComparer.Ordinal) ? Grouped()
        : Keys.Contains(name, StringComparer.Ordinal) ? Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength))
        : RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As MmEj-4bKc-… : with capital and small letters, digits and hyphens, whatever rule asks for them.</summary>
    static string Grouped()
    {
        while (true)
        {
            var letters = RandomNumberGenerator.GetString(Alphabet, TypedLength);
            if (letters.Any(char.IsDigit) && letters.Any(char.IsUpper) && letters.Any(char.IsLower))
                return string.Join('-', letters.Chunk(GroupLength).Select(group => new string(group)));
        }
    }

    /// <summary>Written beside and linked into place, so that a crash leaves the whole secret or none; the first one there wins.</summary>
    static void Keep(string path, string value)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using (var file = new FileStream(draft, options)) file.Write(Encoding.ASCII.GetBytes(value));
        Native.Link(draft, path);
        System.IO.File.Delete(draft);
    }
}
