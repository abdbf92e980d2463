#!/bin/zsh
ollama serve
