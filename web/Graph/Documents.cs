using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Web.Graph;

/// <summary>One trusted document: what the web may ask, and the hash by which the gateway knows it.</summary>
public sealed record Document(string Name, string Text)
{
    /// <summary>SHA-256 of the file's bytes, in lower-case hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

/// <summary>Every document that the web sends. They are files in <c>web/Documents</c>, from which the gateway's list is made.</summary>
public static class Documents
{
    const string Folder = "Documents/";
    static readonly FrozenDictionary<string, Document> ByName = Read().ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);

    public static IEnumerable<Document> All => ByName.Values;

    public static Document Named(string name) => ByName[name];

    static IEnumerable<Document> Read()
    {
        var assembly = typeof(Documents).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
            yield return new(resource[Folder.Length..], Text(assembly, resource));
    }

    static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
