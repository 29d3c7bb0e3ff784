using GraphQL;

namespace Standards.ExportingAnEdition;

/// <summary>A file, as it is to be kept.</summary>
[Public, Name("ExchangeFile")]
sealed class ExchangeFileView(string name, string mediaType, byte[] bytes)
{
    public string Name => name;

    public string MediaType => mediaType;

    /// <summary>The bytes in base64.</summary>
    public string Content => Convert.ToBase64String(bytes);

    /// <summary>SHA-256 of the bytes, in lower-case hexadecimal digits.</summary>
    public string Sha256 => SaltedRecord.HashOf(bytes);
}
