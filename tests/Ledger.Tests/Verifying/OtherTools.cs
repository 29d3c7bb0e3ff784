using System.Diagnostics;
using Ledger.Keys;
using Ledger.Tests.Hosting;

namespace Ledger.Tests.Verifying;

/// <summary>Nobody needs our program: OpenSSL reads the key's file and verifies the log's signature.</summary>
public sealed class OtherTools(LedgerHost host) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("tools-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Verify_a_checkpoint()
    {
        Assert.True(VerifierKey.TryParse(await host.Api.KeyAsync(), out var key));
        Assert.True(SignedNote.TryParse(await host.Api.CheckpointAsync(), out var note));
        await File.WriteAllBytesAsync(At("key.der"), [.. Convert.FromHexString("302a300506032b6570032100"), .. key.PublicKey]);
        await File.WriteAllBytesAsync(At("signature"), [.. note.Signatures[0].Bytes]);
        await File.WriteAllTextAsync(At("text"), note.Text);
        Assert.Equal(0, (await OpenSslAsync("pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", At("key.der"), "-rawin", "-in", At("text"), "-sigfile", At("signature"))).Exit);
        await File.AppendAllTextAsync(At("text"), "more\n");
        Assert.NotEqual(0, (await OpenSslAsync("pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", At("key.der"), "-rawin", "-in", At("text"), "-sigfile", At("signature"))).Exit);
    }

    [Fact]
    public async Task Read_the_signing_key_and_find_the_same_public_half()
    {
        var key = KeyFile.ReadOrCreate(At("signing-key"), "log");
        var (exit, output) = await OpenSslAsync("pkey", "-in", At("signing-key"), "-pubout");
        Assert.Equal(0, exit);
        var der = Convert.FromBase64String(string.Concat(output.Split('\n').Where(l => !l.StartsWith('-'))));
        Assert.Equal(key.Verifier.PublicKey, der.AsSpan()[^32..]);
    }

    string At(string name) => Path.Combine(folder, name);

    static async Task<(int Exit, string Output)> OpenSslAsync(params string[] args)
    {
        Process? openssl = null;
        try
        {
            openssl = Process.Start(new ProcessStartInfo("openssl", args) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("openssl is not installed");
        }
        using (openssl)
        {
            var output = await openssl.StandardOutput.ReadToEndAsync();
            await openssl.WaitForExitAsync();
            return (openssl.ExitCode, output);
        }
    }
}
