using System.Text;
using CsCheck;
using Standards.Exchange.Json;
using Standards.Exchange.Tests.Documents;
using static Standards.Exchange.Tests.Documents.Sample;

namespace Standards.Exchange.Tests.Json;

public sealed class ExchangingJson
{
    [Fact]
    public void Gives_the_same_document_and_its_hash() => RandomDocuments.Of().Sample(document =>
    {
        var file = CanonicalDocument.Write(document);
        Same.Document(document, DocumentOf(CanonicalDocument.Read(file)));
        Assert.Equal(DocumentJson.HashOf(document), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
    }, iter: 300);

    [Theory]
    [InlineData("{", "exchange.malformed")]
    [InlineData("{\"v\":1,\"elements\":[]}", "exchange.no_document")]
    [InlineData("{\"v\":9,\"elements\":[]}", "exchange.malformed")]
    public void Refuses_by_name(string file, string code) => Assert.Equal(code, CodeOf(CanonicalDocument.Read(Encoding.UTF8.GetBytes(file))));

    [Fact]
    public void Refuses_what_nests_without_end() =>
        Assert.Equal("exchange.malformed", CodeOf(CanonicalDocument.Read(Encoding.UTF8.GetBytes(new string('[', 1_000_000)))));
}
