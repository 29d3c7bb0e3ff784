using Replay.Asking;
using Replay.SigningIn;

namespace Replay;

/// <summary>The running house: its gateway, and a way to sign in as anybody of the demonstration.</summary>
sealed record Mesh(Gateway Gateway, SignIn SignIn) : IDisposable
{
    /// <summary>Finds the house, and says at once if it is not there.</summary>
    public static async Task<Mesh> OfAsync(Options options, CancellationToken cancellation)
    {
        var signIn = await SignIn.AtAsync(options.Identity, Password(options), cancellation);
        var gateway = new Gateway(options.Gateway);
        await gateway.DemandAsync(cancellation);
        return new(gateway, signIn);
    }

    static string Password(Options options)
    {
        try
        {
            return File.ReadAllText(options.PasswordFile).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Trouble.WithMesh($"The demonstration password is not at {options.PasswordFile} → start the house by infra/up, or name the file by --password-file");
        }
    }

    public void Dispose() => Gateway.Dispose();
}
