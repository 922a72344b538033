// Package web is the workbench: a local web app on which every answer of the command line can be seen, moved and explained, and
// the API beneath it.
//
// # The API
//
// GET /api/ask/QUESTION?company=PATH&… answers a question of the catalogue, with the names of its flags as parameters and input.NAME
// to move an input. What comes is the JSON that --json prints, byte for byte. GET /api/openapi.json describes it all. Nothing here
// knows law, cap tables or plans: a question is read by [question.Topic.Query] and drawn by [report.JSON].
//
// # Who may talk to it
//
// It has no accounts, so it listens on the loopback only: [Listen] refuses every other address. A page of another host must not talk
// to it through a browser: a name that was made to point here (DNS rebinding) is refused by its Host, a request that another site
// made by its Sec-Fetch-Site and Origin, and what changes anything takes application/json only, which no form can send. The app
// loads nothing from elsewhere, runs no inline script, and may be framed by nobody: the Content-Security-Policy says so.
//
// # Files
//
// A file is read and saved through package store, below the folder that is served and nowhere else. Only files that end in .hcl can
// be saved. In a folder that cannot be written everything can be looked at and nothing saved.
package web
