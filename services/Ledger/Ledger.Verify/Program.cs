using Ledger.Verify;

return Verification.Run(args, Console.Out, Console.Error);
