namespace Ledger.Domain.Tests.Trees;

public sealed class Digests
{
    static readonly Digest Some = Digest.Of("some"u8);

    [Fact]
    public void Are_read_back_as_they_are_written()
    {
        Assert.True(Digest.TryParseBase64(Some.ToBase64(), out var base64));
        Assert.True(Digest.TryParseHex(Some.ToHex(), out var hex));
        Assert.Equal([Some, Some, Some], [base64, hex, new(Some.ToArray())]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=")]     // stray bits
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]      // no padding
    [InlineData(" AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]     // 33 bytes
    public void Have_one_base64_text_each(string? text) => Assert.False(Digest.TryParseBase64(text, out _));

    [Fact]
    public void Have_one_hexadecimal_text_each()
    {
        Assert.False(Digest.TryParseHex(Some.ToHex().ToUpperInvariant(), out _));
        Assert.False(Digest.TryParseHex(Some.ToHex()[1..], out _));
        Assert.False(Digest.TryParseHex(Some.ToHex()[1..] + "g", out _));
        Assert.False(Digest.TryParseHex(null, out _));
    }

    [Fact]
    public void Of_leaves_and_nodes_cannot_be_confused()
    {
        // RFC 6962, section 2.1: known values of the empty tree and the empty leaf.
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", TreeHash.EmptyTree.ToHex());
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", TreeHash.Leaf([]).ToHex());
        Assert.NotEqual(TreeHash.Node(Some, Some), TreeHash.Leaf([.. Some.ToArray(), .. Some.ToArray()]));
    }
}
