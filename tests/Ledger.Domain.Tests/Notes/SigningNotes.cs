using CsCheck;

namespace Ledger.Domain.Tests.Notes;

public sealed class SigningNotes
{
    // The example of golang.org/x/mod/sumdb/note.
    const string Key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const string Published = Text + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    static VerifierKey Peter => VerifierKey.TryParse(Key, out var key) ? key : throw new InvalidOperationException();

    static SignedNote Read(string published) => SignedNote.TryParse(published, out var note) ? note : throw new FormatException();

    [Fact]
    public void Verifies_a_note_that_another_program_signed()
    {
        var note = Read(Published);
        Assert.Equal(Text, note.Text);
        Assert.Equal(NoteTrust.Verified, note.TrustBy(Peter));
        Assert.Equal(Published, note.ToString());
    }

    [Fact]
    public void Is_verified_by_no_other_key() => Assert.Equal(NoteTrust.NotSigned, Read(Published).TrustBy(Sample.Key.Verifier));

    [Fact]
    public void Reads_back_what_it_signed()
    {
        var note = SignedNote.Sign("text\n\nwith a gap\n", Sample.Key);
        var read = Read(note.ToString());
        Assert.Equal(note.Text, read.Text);
        Assert.Equal(NoteTrust.Verified, read.TrustBy(Sample.Key.Verifier));
    }

    [Fact]
    public void Passes_over_signatures_of_strangers_and_fails_on_one_of_its_own_that_is_false()
    {
        var own = SignedNote.Sign(Text, Sample.Key).ToString();
        var strangerToo = own + Published[(Text.Length + 1)..];
        Assert.Equal(NoteTrust.Verified, Read(strangerToo).TrustBy(Sample.Key.Verifier));
        Assert.Equal(NoteTrust.Verified, Read(strangerToo).TrustBy(Peter));

        var other = SignedNote.Sign("Another text.\n", Sample.Key).ToString()["Another text.\n\n".Length..];
        Assert.Equal(NoteTrust.Forged, Read(own + other).TrustBy(Sample.Key.Verifier));
    }

    [Fact]
    public void Holds_for_no_altered_text() => Gen.Select(Gen.Int[0, Text.Length - 2], Gen.Char['a', 'z']).Sample((place, letter) =>
    {
        if (Text[place] == letter)
            return;
        var altered = Published.ToCharArray();
        altered[place] = letter;
        Assert.Equal(NoteTrust.Forged, Read(new(altered)).TrustBy(Peter));
    });

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n- name AAAAAAA=\n")]
    [InlineData("text\n\n— name AAAAAAA=")]
    [InlineData("text\n\n— name AAAA\n")]              // an identifier without a signature
    [InlineData("text\n\n— na+me AAAAAAA=\n")]
    [InlineData("text\n\n— name AAAAAAA= \n")]
    [InlineData("text\r\n\n— name AAAAAAA=\n")]
    [InlineData("te\0xt\n\n— name AAAAAAA=\n")]
    public void Refuses_what_is_no_note(string published) => Assert.False(SignedNote.TryParse(published, out _));

    [Fact]
    public void Refuses_text_that_is_not_utf8() => Assert.False(SignedNote.TryParse("te\uD800xt\n\n— name AAAAAAA=\n", out _));

    [Fact]
    public void Bounds_the_number_of_signatures()
    {
        static string Note(int n) => "text\n\n" + string.Concat(Enumerable.Repeat("— name AAAAAAA=\n", n));
        Assert.True(SignedNote.TryParse(Note(100), out _));
        Assert.False(SignedNote.TryParse(Note(101), out _));
    }

    [Theory]
    [InlineData("no newline")]
    [InlineData("a tab\t\n")]
    public void Signs_no_text_that_could_not_be_read_back(string text) => Assert.Throws<ArgumentException>(() => SignedNote.Sign(text, Sample.Key));
}
