from govopen.cli import main

main()
