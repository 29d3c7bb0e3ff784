using System.Buffers.Text;
using System.Text;

namespace Compliance.Oscal.Resolving;

/// <summary>Acquires what a profile imports (sections "Import href Requirements" and "Internal References").</summary>
sealed class Sources(ResolutionRun run, JsonObject profile, ImmutableList<Uri> path)
{
    Uri Base => path[^1];

    /// <summary>The document behind a reference, and its address.</summary>
    public (OscalDocument Document, Uri Address) Acquire(string href)
    {
        if (href.StartsWith('#'))
            return OfResource(href[1..]);
        return At(href, null) ?? throw new OscalStop("oscal.import_missing", $"There is no document at \"{href}\", which {Shown(Base)} imports.");
    }

    (OscalDocument, Uri) OfResource(string uuid)
    {
        var resource = (profile["back-matter"] as JsonObject is { } matter ? CatalogTree.Items(matter, "resources") : [])
            .LastOrDefault(r => string.Equals((string?)r["uuid"], uuid, StringComparison.OrdinalIgnoreCase))
            ?? throw new OscalStop("oscal.import_missing", $"{Shown(Base)} imports the resource \"#{uuid}\", which its back matter does not have.");
        foreach (var link in CatalogTree.Items(resource, "rlinks"))
            if (At((string)link["href"]!, (string?)link["media-type"]) is { } found)
                return found;
        if (resource["base64"] is JsonObject embedded)
            return (run.Read(Decoded((string)embedded["value"]!), OscalFile.FormatOf((string?)embedded["filename"]) ?? OscalFile.FormatOf((string?)embedded["media-type"])), new Uri(Base, "#" + uuid));
        throw new OscalStop("oscal.import_missing", $"No link of the resource \"#{uuid}\", which {Shown(Base)} imports, leads to a document.");
    }

    static byte[] Decoded(string text)
    {
        var signs = Encoding.ASCII.GetBytes(text);
        if (!Base64.IsValid(signs))
            throw new OscalStop("oscal.import_malformed", "The embedded document is not in Base64 (RFC 4648, section 4).");
        return Convert.FromBase64String(text);
    }

    /// <summary>
    /// The document at a reference; where there is none, the copy beside the profile, also in the form without white space that is published as <c>name-min.json</c>:
    /// the specification allows an import "that is otherwise unavailable through some other (but automatic) means".
    /// </summary>
    (OscalDocument, Uri)? At(string href, string? mediaType)
    {
        if (!Uri.TryCreate(Base, href, out var address))
            throw new OscalStop("oscal.import_malformed", $"\"{href}\", which {Shown(Base)} imports, is no address.");
        foreach (var place in Places(address))
        {
            if (path.Contains(place))
                throw new OscalStop("oscal.import_cycle", $"The imports go in a circle: {string.Join(" → ", path.Append(place).Select(Shown))}.");
            if (run.Read(place, mediaType) is { } document)
                return (document, place);
        }
        return null;
    }

    IEnumerable<Uri> Places(Uri address)
    {
        var name = Path.GetFileName(address.AbsolutePath);
        var extension = Path.GetExtension(name);
        var minimal = name[..^extension.Length] + "-min" + extension;
        return name.Length == 0 ? [address] : new[] { address, new Uri(address, minimal), new Uri(Base, name), new Uri(Base, minimal) }.Distinct();
    }

    public static string Shown(Uri address) => address.IsFile ? Path.GetFileName(address.LocalPath) : address.ToString();
}
